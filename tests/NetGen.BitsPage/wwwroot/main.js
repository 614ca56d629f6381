// The program computes on the page's own thread: what it prints is shown, and sent to where the page came from, once it has ended.
const lines = [];
const write = line => lines.push(line);
let exitCode;
try {
    const { dotnet } = await import('./_framework/dotnet.js');
    await dotnet.withModuleConfig({ print: write, printErr: write }).create();
    exitCode = await dotnet.run();
} catch (error) {
    write(`${error}\n${error.stack}`);
    exitCode = 1;
}

const text = lines.join('\n');
document.getElementById('lines').textContent = text;
await fetch(`/ended?exitCode=${exitCode}`, { method: 'POST', body: text });
