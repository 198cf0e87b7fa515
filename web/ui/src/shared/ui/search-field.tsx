import { useEffect, useRef, useState } from 'react';
import { changeQuery } from '../router/router';

/** Writes to the address a moment after the last letter, and never in the middle of an input method's composition. */
export function SearchField({ text, label, placeholder }: { text: string; label: string; placeholder: string }) {
  const [value, setValue] = useState(text);
  const composing = useRef(false);
  useEffect(() => setValue(text), [text]);
  useEffect(() => {
    if (value === text || composing.current) return undefined;
    const timer = setTimeout(() => changeQuery({ text: value.trim() || null, after: null }), 250);
    return () => clearTimeout(timer);
  }, [value, text]);
  return (
    <input
      className="input search-field"
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        setValue(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        // Left to itself the browser would empty the field: what the list shows, and what the next command is about, would change unasked.
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
