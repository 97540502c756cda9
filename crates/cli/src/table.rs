use std::io::Write;
use tabwriter::TabWriter;

/// Rows in aligned columns, each row on a line that starts with `indent`.
pub fn table(indent: &str, rows: &[Vec<String>]) -> String {
    let mut writer = TabWriter::new(Vec::new());
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| one_line(cell)).collect();
        // Writing to memory has no way to fail.
        let _ = writeln!(writer, "{indent}{}", cells.join("\t"));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let aligned = String::from_utf8(bytes).unwrap_or_default();
    aligned.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Foreign text in a cell can break neither the table nor the terminal.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[&str]], expected: &str) {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        assert_eq!(table("  ", &rows), expected);
    }

    #[test]
    fn columns_are_aligned_and_cells_stay_on_their_line() {
        check(&[], "");
        check(&[&["a", "long one", ""], &["bcd", "x", "y"]], "  a    long one\n  bcd  x         y\n");
        check(&[&["事件", "x"], &["a", "y"]], "  事件  x\n  a     y\n");
        check(&[&["tab\there\nand \u{1b}[31mred", "x"]], "  tab here and [31mred  x\n");
    }
}
