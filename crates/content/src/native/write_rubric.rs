use super::write::scalar;
use hotseat_interview::Rubric;
use std::fmt::Write;

/// Writes a rubric as the YAML that [`crate::parse_rubric`] reads; reading it back gives the same
/// rubric.
pub fn write_rubric(rubric: &Rubric) -> String {
    let mut yaml = format!(
        "id: {}\ntitle: {}\nversion: {}\nrows:\n",
        scalar(&rubric.id),
        scalar(&rubric.title),
        rubric.version
    );
    for row in &rubric.rows {
        // Writing to a String can't fail.
        let _ = writeln!(yaml, "  - id: {}", scalar(&row.id));
        let _ = writeln!(yaml, "    title: {}", scalar(&row.title));
        let _ = writeln!(yaml, "    question: {}", scalar(&row.question));
        if row.weight != 1 {
            let _ = writeln!(yaml, "    weight: {}", row.weight);
        }
        yaml.push_str("    levels:\n");
        for level in &row.levels {
            let _ = writeln!(yaml, "      - level: {}", level.level);
            let _ = writeln!(yaml, "        label: {}", scalar(&level.label));
            let _ = writeln!(yaml, "        anchor: {}", scalar(&level.anchor));
        }
    }
    yaml
}
