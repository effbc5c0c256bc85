import module from 'node:module';

/** Keeps compiled code between launches, where Node can (22.8 and later). `folder` is absolute. */
export function enableCompileCache(folder: string): void {
  // Missing in the oldest Electron that the app runs on, whatever the types say.
  const enable: ((folder: string) => unknown) | undefined = module.enableCompileCache;
  enable?.(folder);
}
