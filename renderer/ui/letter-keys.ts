/** Whether a key types something where the caret is, as against doing something anywhere else in the window. */
export function typesLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}
