//! JSON, indented for readers. From the compact text and not by a second serializer, which would be
//! compiled for every record once more.

/// The same JSON with a line per entry, two spaces a level. Texts and numbers are copied in one piece: most of a file is
/// in them.
pub(super) fn indented(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() * 3 / 2);
    let mut level = 0_usize;
    let mut rest = compact;
    let line = |out: &mut String, level: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", level));
    };
    while let Some(first) = rest.bytes().next() {
        let length = match first {
            b'"' => text(rest),
            b'{' | b'[' | b'}' | b']' | b',' | b':' => 1,
            _ => rest.bytes().position(|byte| matches!(byte, b',' | b'}' | b']')).unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = after;
        if matches!(first, b'}' | b']') {
            level = level.saturating_sub(1);
            line(&mut out, level);
        }
        out.push_str(piece);
        match first {
            b'{' | b'[' => {
                if let Some(after) = rest.strip_prefix(['}', ']']) {
                    out.push(if first == b'{' { '}' } else { ']' });
                    rest = after;
                } else {
                    level += 1;
                    line(&mut out, level);
                }
            }
            b',' => line(&mut out, level),
            b':' => out.push(' '),
            _ => {}
        }
    }
    out
}

/// How long the text is that stands first, its quotes included.
fn text(json: &str) -> usize {
    let mut is_escaped = false;
    let end = json.bytes().skip(1).position(|byte| match (is_escaped, byte) {
        (true, _) => {
            is_escaped = false;
            false
        }
        (false, b'\\') => {
            is_escaped = true;
            false
        }
        (false, byte) => byte == b'"',
    });
    end.map_or(json.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::indented;
    use proptest::prelude::*;
    use serde_json::Value;

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[a-c,:{}\\[\\]\"\\\\ äñ\n]{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[a-c,:{}\"\\\\]{0,4}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_is_what_serde_json_writes(value in any_json()) {
            prop_assert_eq!(indented(&value.to_string()), serde_json::to_string_pretty(&value).unwrap());
        }
    }
}
