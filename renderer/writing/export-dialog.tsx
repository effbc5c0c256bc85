import { useState } from 'react';
import { type ExportFormat, exportFormatNames, exportFormats } from '../../shared/export/edition-out.ts';
import { exportText, type NamedText } from '../editor/clipboard/text-copy.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';

const choices = exportFormats.map((value) => ({ value, label: exportFormatNames[value] }));

const hints: Readonly<Record<ExportFormat, string>> = {
  docx: 'For Word, Google Docs and LibreOffice, with headings, lists, links, tables and pictures.',
  html: 'One file that any browser opens, pictures included.',
  markdown: 'For notes and publishing systems. Pictures go into a folder beside it.',
  text: 'Words alone, as they read.',
};

/** What was chosen last, at this window. */
let usual: ExportFormat = 'docx';

/** Asks for the format of a file that an edition is written to; the system asks where it goes. */
export function ExportDialog({ text, what, onClose }: { text: () => NamedText; what: string; onClose: () => void }) {
  const [format, setFormat] = useState(usual);
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    usual = format;
    setBusy(true);
    const done = await exportText(text(), format);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog
      title="Export"
      lead={`Writes the ${what} edition, as it is now, to a file of its own.`}
      confirm="Export"
      busy={busy}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <SelectField label="Format" value={format} choices={choices} onChange={setFormat} hint={hints[format]} />
    </Dialog>
  );
}
