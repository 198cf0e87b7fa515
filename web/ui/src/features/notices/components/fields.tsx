import { useState } from 'react';

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  max?: number;
  secret?: boolean;
  type?: 'text' | 'time' | 'date' | 'datetime-local';
  /** Takes over what was written only when the field is left: a list would lose its separators while they are typed. */
  onlyOnBlur?: boolean;
}

export function TextField({ label, value, onChange, required, max, secret, type, onlyOnBlur }: TextProps) {
  const [written, setWritten] = useState(value);
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        type={secret ? 'password' : (type ?? 'text')}
        autoComplete={secret ? 'new-password' : 'off'}
        required={required}
        maxLength={max}
        value={onlyOnBlur ? written : value}
        onChange={(event) => (onlyOnBlur ? setWritten(event.target.value) : onChange(event.target.value))}
        onBlur={onlyOnBlur ? () => onChange(written) : undefined}
      />
    </label>
  );
}

export function NumberField({ label, value, min, max, onChange }: { label: string; value: number; min: number; max: number; onChange: (value: number) => void }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input className="input" type="number" required min={min} max={max} value={value} onChange={(event) => onChange(Number(event.target.value))} />
    </label>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  disabled?: boolean;
  onChange: (value: string) => void;
}

export function SelectField({ label, value, options, disabled, onChange }: SelectProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" disabled={disabled} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
