import { useId } from 'react';

const lengthMax = 60;

/** A group is a word that people gave; those already in use are offered. */
export function GroupField({ value, groups, placeholder, onChange }: { value: string; groups: readonly string[]; placeholder: string; onChange: (group: string) => void }) {
  const list = useId();
  return (
    <>
      <input className="input video-group" list={list} maxLength={lengthMax} placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
      <datalist id={list}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </>
  );
}
