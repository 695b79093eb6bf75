/** The one answer to every file link that does not work, whatever the cause. */
export const missingFilePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>File not found</title>
</head>
<body>
<main>
<h1>File not found</h1>
<p>This link does not work, or does not work any more. Please ask for the file again in the chat.</p>
</main>
</body>
</html>
`;
