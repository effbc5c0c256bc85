import type { ClipboardImportConfig, ExportMimeTypeConfig } from '@lexical/clipboard';

export const clipboardExport: ExportMimeTypeConfig = {};
export const clipboardImport: Partial<ClipboardImportConfig> = {};
