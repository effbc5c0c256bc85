// A window of the size of Dragoman's, for the editors to compare with. The page's address comes as an argument.
const { app, BrowserWindow } = require('electron');

const url = process.argv.find((argument) => argument.startsWith('--page='))?.slice('--page='.length);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1360, height: 850, webPreferences: { backgroundThrottling: false } });
  window.loadURL(url);
});
app.on('window-all-closed', () => app.quit());
