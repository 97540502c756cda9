use std::ffi::OsString;
use std::path::PathBuf;

/// What the program was asked for when it was started: `hotseat [--data DIR] [LIST]`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The data folder.
    pub data: Option<PathBuf>,
    /// A list to look at, as when a file is opened with Hotseat.
    pub list: Option<PathBuf>,
}

impl Asked {
    /// # Errors
    /// A sentence for the person who typed it.
    pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Asked, &'static str> {
        let mut asked = Asked::default();
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            if arg == "--data" {
                asked.data = Some(args.next().ok_or("--data takes a folder")?.into());
            } else if arg.as_encoded_bytes().starts_with(b"-") {
                return Err("usage: hotseat [--data DIR] [LIST]; hotseat-cli does the rest");
            } else if asked.list.replace(arg.into()).is_some() {
                return Err("one list at a time; hotseat-cli imports several");
            }
        }
        Ok(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(args: &[&str], expected: Result<(Option<&str>, Option<&str>), ()>) {
        let found = Asked::parse(args.iter().map(OsString::from)).map_err(drop);
        let expected = expected
            .map(|(data, list)| Asked { data: data.map(PathBuf::from), list: list.map(PathBuf::from) });
        assert_eq!(found, expected, "{args:?}");
    }

    #[test]
    fn a_folder_and_a_list_may_be_named() {
        check(&[], Ok((None, None)));
        check(&["--data", "d"], Ok((Some("d"), None)));
        check(&["list.md"], Ok((None, Some("list.md"))));
        check(&["list.md", "--data", "d"], Ok((Some("d"), Some("list.md"))));
        check(&["--data"], Err(()));
        check(&["--colour"], Err(()));
        check(&["a.md", "b.md"], Err(()));
    }
}
