//! Which elements may have a role. Only a first sieve: the browser's own accessibility tree then decides.

/// A CSS selector for everything that could have this role.
#[must_use]
pub fn candidates(role: &str) -> String {
    let native = match role {
        "button" => "button, summary, input[type=button], input[type=submit]",
        "checkbox" => "input[type=checkbox]",
        "combobox" => "select, input[list]",
        "date" => "input[type=date]",
        "dialog" => "dialog",
        "group" => "fieldset, details",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "link" => "a[href]",
        "list" => "ul, ol, menu",
        "listitem" => "li",
        "main" => "main",
        "navigation" => "nav",
        "option" => "option",
        "radio" => "input[type=radio]",
        "region" => "section",
        "row" => "tr",
        "spinbutton" => "input[type=number]",
        "status" => "output",
        "table" => "table",
        "textbox" => {
            "input:not([type]), input[type=text], input[type=email], input[type=url], textarea, [contenteditable]"
        }
        _ => "",
    };
    let explicit = format!("[role={role}]");
    if native.is_empty() { explicit } else { format!("{native}, {explicit}") }
}

/// The name the browser computes for a role, where it has one of its own.
#[must_use]
pub fn computed(role: &str) -> &str {
    match role {
        "date" => "Date",
        "img" => "image",
        role => role,
    }
}
