//! Use cases that are named, so that the window can be built on them, and not filled in yet.

use crate::dto::*;
use crate::{ApiError, Code, Hotseat};

fn pending<T>() -> Result<T, ApiError> {
    Err(ApiError::new(Code::NotNow, "This can't be done yet."))
}

macro_rules! pending {
    ($($name:ident($($arg:ident: $ty:ty),*) -> $reply:ty;)*) => {
        impl Hotseat {
            $(pub fn $name(&self, $($arg: $ty),*) -> Result<$reply, ApiError> { $(let _ = $arg;)* pending() })*
        }
    };
}

pending! {
    decide_import_duplicate(path: String, first: QuestionId, second: QuestionId, decision: Option<DuplicateDecision>) -> ImportPreview;
    bank_duplicates() -> Vec<DuplicateView>;
    decide_bank_duplicate(first: QuestionId, second: QuestionId, decision: Option<DuplicateDecision>) -> Vec<DuplicateView>;
    edit_question(id: QuestionId) -> EditView;
    begin_question(pack: PackId) -> EditView;
    check_question(id: Option<QuestionId>, pack: PackId, text: String) -> EditCheck;
    keep_draft(id: Option<QuestionId>, pack: PackId, text: Option<String>) -> Option<Draft>;
    save_question(save: SaveQuestion) -> SaveOutcome;
    revert_question(id: QuestionId) -> EditView;
    restore_question(id: QuestionId) -> QuestionView;
    put_key_point(question: QuestionId, point: KeyPoint) -> QuestionView;
    remove_key_point(question: QuestionId, key_point: String) -> QuestionView;
    new_pack(title: String, folder: Option<String>) -> PackCard;
    add_pack(folder: String) -> PackCard;
    rename_pack(id: PackId, title: String) -> PackCard;
    export_bank(selection: BankSelection, format: BankFormat, path: String) -> Exported;
}
