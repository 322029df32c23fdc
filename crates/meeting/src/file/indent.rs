//! JSON, indented for readers. From the compact text and not by a second serializer, which would be
//! compiled for every record once more.

/// The same JSON with a line per entry, two spaces a level.
pub(super) fn indented(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() * 3 / 2);
    let (mut level, mut in_text, mut is_escaped) = (0_usize, false, false);
    let mut chars = compact.chars().peekable();
    let line = |out: &mut String, level: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", level));
    };
    while let Some(c) = chars.next() {
        if in_text {
            out.push(c);
            match (is_escaped, c) {
                (true, _) => is_escaped = false,
                (false, '\\') => is_escaped = true,
                (false, '"') => in_text = false,
                _ => {}
            }
            continue;
        }
        match c {
            '{' | '[' => {
                out.push(c);
                if chars.next_if(|next| matches!(next, '}' | ']')).map(|end| out.push(end)).is_none() {
                    level += 1;
                    line(&mut out, level);
                }
            }
            '}' | ']' => {
                level = level.saturating_sub(1);
                line(&mut out, level);
                out.push(c);
            }
            ',' => {
                out.push(c);
                line(&mut out, level);
            }
            ':' => out.push_str(": "),
            _ => {
                in_text = c == '"';
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn it_is_what_serde_json_writes() {
        let value = serde_json::json!({ "a": [], "b": {}, "c": [1, { "d": "x, {\"y\"}: [\\" }], "e": null });
        assert_eq!(indented(&value.to_string()), serde_json::to_string_pretty(&value).unwrap());
    }
}
