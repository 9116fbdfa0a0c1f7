import { writeNumber } from '../numbers';
import type { Cell } from '../report';

/** What stands in a cell on paper and on pages. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return writeNumber(cell.value, cell.format);
    case 'none':
      return '–';
    case 'hidden':
      return 'ẩn';
  }
}
