use hotseat_api::{ApiError, Hotseat};
use std::sync::Arc;

/// The opened data folder, or why it could not be opened: the window then says so on every page
/// instead of not opening at all.
pub struct Opened(pub Result<Arc<Hotseat>, ApiError>);

impl Opened {
    pub fn get(&self) -> Result<&Hotseat, ApiError> {
        match &self.0 {
            Ok(hotseat) => Ok(hotseat),
            Err(error) => Err(error.clone()),
        }
    }
}
