import { useEffect } from 'react';
import { navigate } from '@/shared/router/router';
import { isTyping } from '@/shared/ui/typing';

const destinations: Record<string, string> = { w: '/wall', a: '/alarms', s: '/objects', o: '/objects', m: '/admin', t: '/topology', v: '/video' };

/** A pressed `g` waits this long for its second letter. */
const chordMs = 1200;

export function useGlobalKeys(open: (overlay: 'help' | 'palette' | null) => void): void {
  useEffect(() => {
    let chordUntil = 0;
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !event.isComposing) {
        event.preventDefault();
        open('palette');
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || document.querySelector('dialog[open]') !== null) return;
      if (event.timeStamp < chordUntil) {
        chordUntil = 0;
        const destination = destinations[event.key];
        if (destination !== undefined) {
          event.preventDefault();
          event.stopImmediatePropagation();
          navigate(destination);
          return;
        }
      }
      if (event.key === 'g') {
        chordUntil = event.timeStamp + chordMs;
        event.stopImmediatePropagation();
      } else if (event.key === '?') {
        event.preventDefault();
        open('help');
      } else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('input[type="search"]');
        if (search === null) return;
        event.preventDefault();
        search.focus();
        search.select();
      }
    };
    // In the capture phase, so that the second letter of a chord does not reach the screen, where it may be a command of its own.
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [open]);
}
