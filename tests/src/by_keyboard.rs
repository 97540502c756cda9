use crate::Window;
use anyhow::Result;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// Everything that a person does without a mouse.
impl Window {
    /// Presses one key.
    pub async fn press(&self, key: impl Into<char>) -> Result<()> {
        self.chord(&[], key).await
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: impl Into<char>) -> Result<()> {
        let key = key.into();
        let mut keys = KeyActions::new("keyboard".into());
        for held in held {
            keys = keys.then(KeyAction::Down { value: (*held).into() });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for held in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value: (*held).into() });
        }
        Ok(self.client().perform_actions(keys).await?)
    }

    /// Types a text key by key, wherever the focus is.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".into());
        for c in text.chars() {
            let value = if c == '\n' { Key::Enter.into() } else { c };
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        Ok(self.client().perform_actions(keys).await?)
    }
}
