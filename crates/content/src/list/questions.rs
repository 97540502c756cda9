use super::ListImport;
use hotseat_interview::{PackId, Question};

/// Bank questions.
pub fn to_questions(_list: &ListImport, _pack: &PackId) -> Vec<Question> {
    Vec::new()
}
