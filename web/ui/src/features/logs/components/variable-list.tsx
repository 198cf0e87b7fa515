import type { LogVariable } from '@/shared/wire';

export function VariableList({ variables }: { variables: readonly LogVariable[] }) {
  return (
    <dl className="logs-variables">
      {variables.map((variable, index) => (
        <div key={index}>
          <dt className="mono">{variable.name}</dt>
          <dd>{variable.value}</dd>
        </div>
      ))}
    </dl>
  );
}
