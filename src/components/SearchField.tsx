import React, { useEffect, useRef, useState } from 'react';
import { t } from '@grafana/i18n';
import { Icon, IconButton, Input } from '@grafana/ui';

/** Milliseconds of silence after which what was typed counts. */
const pause = 300;

export interface SearchFieldProps {
  value: string;
  onChange(value: string): void;
  placeholder?: string;
}

/** Search as you type; `/` jumps to it from anywhere on the page, Esc leaves it. */
export function SearchField({ value, onChange, placeholder }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    // Changed from outside: a link, the browser's back button.
    setKnown(value);
    setText(value);
  }

  useEffect(() => {
    if (text === value) {
      return;
    }
    const timer = setTimeout(() => onChange(text), pause);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const label = placeholder ?? t('frame.search.placeholder', 'Search');
  // The key that jumps here.
  const hint = `${label}   /`;
  return (
    <Input
      ref={input}
      type="search"
      value={text}
      aria-label={label}
      placeholder={hint}
      prefix={<Icon name="search" />}
      suffix={
        text && (
          <IconButton
            name="times"
            aria-label={t('frame.search.clear', 'Clear the search')}
            onClick={() => onChange('')}
          />
        )
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

/** Whether a key press belongs to a field that is being filled in. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
