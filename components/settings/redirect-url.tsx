import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

/** The address to register at the vendor, for copying. */
export function RedirectUrl({ url }: { readonly url: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      // Where the browser doesn't let us: selected, so that one key copies it.
      box.current?.querySelector('input')?.select();
    }
  };
  return (
    <div className="form-secret" ref={box}>
      <TextField
        label="Redirect URL"
        hint="Nothing is there: the browser itself takes the answer. It changes when the extension is loaded from another folder."
        readOnly
        value={url}
        onChange={() => {}}
      />
      <Button onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy'}
        <span className="visually-hidden"> the redirect URL</span>
      </Button>
    </div>
  );
}
