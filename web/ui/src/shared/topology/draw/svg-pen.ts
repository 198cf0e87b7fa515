import { turn, type Pen } from './pen';

const round = (value: number) => Math.round(value * 100) / 100;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const anchors: Partial<Record<CanvasTextAlign, string>> = { center: 'middle', right: 'end', end: 'end' };
/** Shares of the letter's size: what a canvas calls top and middle, as an offset from the base line, which every reader of SVG knows. */
const rises: Partial<Record<CanvasTextBaseline, number>> = { top: 0.82, middle: 0.34 };

/** Writes what is drawn as SVG, with attributes only: a style sheet or a script in it would be refused where the product is shown. */
export class SvgPen implements Pen {
  fillStyle: Pen['fillStyle'] = '#000';
  strokeStyle: Pen['strokeStyle'] = '#000';
  lineWidth = 1;
  font = '12px sans-serif';
  textAlign: CanvasTextAlign = 'left';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  globalAlpha = 1;
  #path = '';
  #dash: number[] = [];
  readonly #parts: string[] = [];

  beginPath(): void {
    this.#path = '';
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${round(x)} ${round(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `L${round(x)} ${round(y)}`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const point = (angle: number) => `${round(x + Math.cos(angle) * radius)} ${round(y + Math.sin(angle) * radius)}`;
    const r = round(radius);
    if (to - from >= turn - 1e-6) this.#path += `M${point(from)}A${r} ${r} 0 1 1 ${point(from + Math.PI)}A${r} ${r} 0 1 1 ${point(from)}`;
    else this.#path += `${this.#path === '' ? 'M' : 'L'}${point(from)}A${r} ${r} 0 ${to - from > Math.PI ? 1 : 0} 1 ${point(to)}`;
  }

  closePath(): void {
    this.#path += 'Z';
  }

  fill(): void {
    if (this.#path !== '') this.#parts.push(`<path d="${this.#path}" fill="${escaped(String(this.fillStyle))}"${this.#alpha()}/>`);
  }

  stroke(): void {
    if (this.#path === '') return;
    const dash = this.#dash.length === 0 ? '' : ` stroke-dasharray="${this.#dash.map(round).join(' ')}"`;
    this.#parts.push(`<path d="${this.#path}" fill="none" stroke="${escaped(String(this.strokeStyle))}" stroke-width="${round(this.lineWidth)}"${dash}${this.#alpha()}/>`);
  }

  setLineDash(dash: number[]): void {
    this.#dash = dash;
  }

  fillText(text: string, x: number, y: number): void {
    const [, weight = '400', size = '12', family = 'sans-serif'] = /^(?:(\d{3}) )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
    const rise = (rises[this.textBaseline] ?? 0) * Number(size);
    this.#parts.push(
      `<text x="${round(x)}" y="${round(y + rise)}" font-size="${round(Number(size))}" font-weight="${weight}" font-family="${escaped(family)}" text-anchor="${anchors[this.textAlign] ?? 'start'}" fill="${escaped(String(this.fillStyle))}"${this.#alpha()}>${escaped(text)}</text>`,
    );
  }

  image(href: string, x: number, y: number, width: number, height: number, opacity: number): void {
    this.#parts.push(`<image href="${escaped(href)}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" opacity="${round(opacity)}" preserveAspectRatio="none"/>`);
  }

  document(width: number, height: number): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${this.#parts.join('')}</svg>`;
  }

  #alpha(): string {
    return this.globalAlpha === 1 ? '' : ` opacity="${round(this.globalAlpha)}"`;
  }
}
