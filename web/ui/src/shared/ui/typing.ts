/** True while a person types text, input methods included: single-letter shortcuts must stay off. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.key === 'Process') return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}
