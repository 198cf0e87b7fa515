export function TextPanel({ text }: { text: string }) {
  return (
    <section className="wall-panel wall-text-panel">
      <p>{text}</p>
    </section>
  );
}
