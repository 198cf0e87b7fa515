const halfMs = 500;

/**
 * All markers that call for somebody blink by one beat of the page. With an animation of its own each of them is a layer of the compositor, and a
 * console full of them is put together anew whenever it scrolls.
 */
export function startAlertPulse(): void {
  const { classList } = document.documentElement;
  setInterval(() => {
    if (!document.hidden) classList.toggle('alert-low');
  }, halfMs);
}
