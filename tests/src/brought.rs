//! Pictures that somebody brings to the page, as scripts that run in it and call `done`.

/// Draws a house on so many pixels and calls `go(blob)`.
pub fn drawn(width: u32, height: u32, go: &str) -> String {
    format!(
        "const paper = document.createElement('canvas');
         [paper.width, paper.height] = [{width}, {height}];
         const pen = paper.getContext('2d');
         pen.fillStyle = '#9cc4e0'; pen.fillRect(0, 0, {width}, {height});
         pen.fillStyle = '#7a9a5a'; pen.fillRect(0, {height} * 0.7, {width}, {height});
         pen.fillStyle = '#c9b08a'; pen.fillRect({width} * 0.3, {height} * 0.4, {width} * 0.4, {height} * 0.35);
         pen.fillStyle = '#8a4a3a'; pen.beginPath(); pen.moveTo({width} * 0.25, {height} * 0.42);
         pen.lineTo({width} * 0.5, {height} * 0.2); pen.lineTo({width} * 0.75, {height} * 0.42); pen.fill();
         pen.fillStyle = '#5a3a2a'; pen.fillRect({width} * 0.46, {height} * 0.55, {width} * 0.08, {height} * 0.2);
         paper.toBlob((blob) => {{ {go} }}, 'image/jpeg', 0.9);"
    )
}

/// Files as somebody drops them on the page or pastes them: `files` is an expression for a list of them.
pub fn comes(kind: &str, files: &str) -> String {
    let event = match kind {
        "drop" => "new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true })",
        _ => "new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true })",
    };
    format!(
        "const carried = new DataTransfer();
         for (const file of {files}) carried.items.add(file);
         document.body.dispatchEvent({event});
         done(true);"
    )
}
