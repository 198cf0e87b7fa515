import { requestRaw } from '@/shared/api/http';

/** The background as a data URL, so that a file or a sheet of paper needs no server; null when it cannot be read. */
export async function readAsData(url: string | null): Promise<string | null> {
  if (url === null) return null;
  try {
    const blob = await (await requestRaw('GET', url)).blob();
    return await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
      reader.readAsDataURL(blob);
    });
  } catch {
    return null;
  }
}

export function saveSvg(svg: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Puts the sheet where only a printer sees it, prints, and takes it away again. A3, landscape: `@page` in the style sheet says so. */
export function printSvg(svg: string): void {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const sheet = document.createElement('div');
  sheet.className = 'topology-paper';
  sheet.append(document.importNode(parsed, true));
  document.body.append(sheet);
  document.documentElement.classList.add('topology-printing');
  const end = () => {
    sheet.remove();
    document.documentElement.classList.remove('topology-printing');
  };
  window.addEventListener('afterprint', end, { once: true });
  window.print();
}
