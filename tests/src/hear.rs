//! What a screen reader is told: the browser's accessibility tree.

use crate::{Outcome, Page, Trouble};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The nodes of the tree by their ids.
type Nodes<'a> = HashMap<&'a str, &'a Value>;

impl Page {
    /// Everything that is not passed over, in the order in which it is read, each as its role and its name:
    /// `button "Undo"`.
    ///
    /// # Errors
    /// The browser does not hand out its tree.
    pub async fn heard(&self) -> Outcome<Vec<String>> {
        let tree = self.driver().cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
        let all = tree.get("nodes").and_then(Value::as_array).ok_or_else(|| Trouble::new("There is no tree"))?;
        let nodes: Nodes<'_> = all.iter().filter_map(|node| Some((node.get("nodeId")?.as_str()?, node))).collect();
        let mut heard = Vec::new();
        if let Some(root) = all.first() {
            listen(root, &nodes, &mut heard);
        }
        Ok(heard)
    }

    /// Fails unless all of these are heard, in this order, with anything between them.
    ///
    /// # Errors
    /// One is not heard.
    pub async fn hears(&self, expected: &[&str]) -> Outcome {
        let heard = self.heard().await?;
        let mut rest = heard.iter();
        for words in expected {
            if !rest.any(|each| each.contains(words)) {
                let all = heard.join("\n");
                return Err(Trouble::new(format!("Not heard, or not in its place: {words}\nHeard:\n{all}")));
            }
        }
        Ok(())
    }
}

fn listen(node: &Value, nodes: &Nodes<'_>, heard: &mut Vec<String>) {
    let word = |of: &str| node.pointer(&format!("/{of}/value")).and_then(Value::as_str).unwrap_or_default();
    let (role, name) = (word("role"), word("name"));
    let is_ignored = node.get("ignored").and_then(Value::as_bool) == Some(true);
    if !is_ignored && !matches!(role, "generic" | "InlineTextBox") {
        heard.push(format!("{role} \"{name}\""));
    }
    let children = node.get("childIds").and_then(Value::as_array).into_iter().flatten();
    for child in children.filter_map(|id| nodes.get(id.as_str()?)) {
        listen(child, nodes, heard);
    }
}
