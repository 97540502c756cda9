use super::*;
use crate::samples::{pack, question, store};

#[test]
fn topics_are_counted_for_the_chosen_packs() {
    let (_folder, store) = store();
    let node = [
        question("node", "one", &["streams", "runtime", "streams"], None),
        question("node", "two", &["streams"], None),
    ];
    store
        .write(|db| {
            db.put_pack(&pack("node", "Node.js"), &node)?;
            db.put_pack(&pack("aws", "AWS"), &[question("aws", "three", &["runtime"], None)])
        })
        .unwrap();
    let check = |packs: &[PackId], expected: &[(&str, u32)]| {
        let topics = store.read(|db| db.topics(packs)).unwrap();
        let counts: Vec<_> = topics.iter().map(|count| (count.topic.as_str(), count.questions)).collect();
        assert_eq!(counts, expected, "{packs:?}");
    };
    check(&[], &[("runtime", 2), ("streams", 2)]);
    check(&["node".into()], &[("runtime", 1), ("streams", 2)]);
    check(&["gone".into()], &[]);
    let one = question("node", "one", &["runtime"], None);
    store.write(|db| db.put_pack(&pack("node", "Node.js"), &[one])).unwrap();
    check(&["node".into()], &[("runtime", 1)]);
}
