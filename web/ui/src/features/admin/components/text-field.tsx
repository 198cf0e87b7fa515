interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  secret?: boolean;
  focus?: boolean;
}

export function TextField({ label, value, onChange, required, secret, focus }: Props) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        type={secret ? 'password' : 'text'}
        autoComplete={secret ? 'new-password' : 'off'}
        autoFocus={focus}
        required={required}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
