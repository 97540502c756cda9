use crate::samples::{rubric, store};
use crate::{Change, StoreError};

#[test]
fn a_rubric_is_replaced_by_its_next_version() {
    let (_folder, store) = store();
    let first = rubric();
    let mut second = rubric();
    second.version = 2;
    second.rows[0].title = "Being clear".into();
    for rubric in [&first, &second] {
        let (_, changes) = store.write(|db| db.put_rubric(rubric)).unwrap();
        assert_eq!(changes, [Change::Bank]);
        let found =
            store.read(|db| Ok::<_, StoreError>((db.rubric("technical")?, db.packed_rubrics()?))).unwrap();
        assert_eq!(found, (Some(rubric.clone()), vec![rubric.clone()]));
    }
    assert_eq!(store.read(|db| db.rubric("other")).unwrap(), None);
}
