import React, { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Field, Modal, TextArea, useStyles2 } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { endOfMark, type MarkDuration } from './mark-duration';
import { markExplanation, markTitle, markVerb, type DialogAction } from './mark-words';
import { MarkProblem } from './MarkProblem';
import { MarkUntil } from './MarkUntil';
import { useMarking, type MarkOrder } from './use-marking';
import { useMayMark, whyNotMark } from './use-may-mark';

export interface MarkDialogProps {
  /** At least one; more than a hundred are sent in parts. */
  incidents: Incident[];
  action: DialogAction;
  onClose(): void;
  /** The incidents as they are now, after each part. `onClose` follows by itself when all went well. */
  onMarked(incidents: Incident[]): void;
}

/** Characters that the contract lets a text have. */
const longestText = 2000;

/** Milliseconds ahead that an own moment starts with. */
const aDay = 24 * 3_600_000;

/** Asks until when and why, and marks the incidents. Esc closes; Ctrl+Enter in the text sends. */
export function MarkDialog({ incidents, action, onClose, onMarked }: MarkDialogProps) {
  const styles = useStyles2(getStyles);
  const mayMark = useMayMark();
  const form = useRef<HTMLFormElement>(null);
  const words = useFocus<HTMLTextAreaElement>();
  // What was chosen when the dialog opened: the list behind it may move on.
  const [chosen] = useState(incidents);
  const notes = chosen.filter(({ note }) => note !== null).length;
  const [text, setText] = useState(action === 'note' && chosen.length === 1 ? (chosen[0]?.note?.text ?? '') : '');
  const [duration, setDuration] = useState<MarkDuration>(action === 'mute' ? '1d' : 'end');
  const [own, setOwn] = useState<number>();
  const [incomplete, setIncomplete] = useState(false);
  const { send, sending, problem, done, unknown } = useMarking(
    chosen.map(({ id }) => id),
    onMarked
  );
  const isOver = !sending && !problem && unknown > 0;

  const order = async (request: MarkOrder) => {
    const result = await send(request);
    if (!result.problem && result.unknown === 0) {
      onClose();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (action === 'note') {
      setIncomplete(text.trim() === '');
      return text.trim() === '' ? undefined : void order({ action, text });
    }
    const until = endOfMark(duration, own, Date.now());
    setIncomplete(until === undefined);
    return until === undefined ? undefined : void order({ action, until, text });
  };
  const onTextKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      form.current?.requestSubmit();
    }
  };

  return (
    <Modal isOpen title={markTitle(action, chosen)} className={styles.dialog} onDismiss={onClose}>
      <form ref={form} className={styles.form} onSubmit={submit}>
        <p className={styles.help}>{mayMark ? markExplanation(action) : whyNotMark()}</p>
        {action === 'note' && chosen.length > 1 && notes > 0 && (
          <p className={styles.help}>
            {t('exceptions.mark.replaces', 'Replaces the notes that {{count}} of them have', { count: notes })}
          </p>
        )}
        {action !== 'note' && (
          <MarkUntil
            duration={duration}
            onDuration={(chosenDuration) => {
              setDuration(chosenDuration);
              setOwn(own ?? Date.now() + aDay);
            }}
            own={own}
            onOwn={setOwn}
            invalid={incomplete && duration === 'own'}
          />
        )}
        <Field
          noMargin
          label={
            action === 'note' ? t('exceptions.mark.note', 'Note') : t('exceptions.mark.why', 'Why, or who is on it')
          }
          invalid={incomplete && action === 'note'}
          error={incomplete && action === 'note' && t('exceptions.mark.empty', 'Write something, or remove the note')}
        >
          <TextArea
            id="vigil-mark-text"
            ref={words}
            rows={3}
            maxLength={longestText}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={onTextKey}
          />
        </Field>
        {problem && <MarkProblem problem={problem} done={done} />}
        {isOver && (
          <Alert
            severity="warning"
            title={t('exceptions.mark.unknown', '{{count}} of them are no longer known to the proxy', {
              count: unknown,
            })}
          >
            {t('exceptions.mark.unknown-why', 'They were removed because of their age. The others are done.')}
          </Alert>
        )}
        <Modal.ButtonRow
          leftItems={
            action === 'note' &&
            notes > 0 && (
              <Button
                variant="destructive"
                fill="text"
                disabled={!mayMark || sending || isOver}
                onClick={() => order({ action, text: '' })}
              >
                <Trans i18nKey="exceptions.mark.remove-note">Remove note</Trans>
              </Button>
            )
          }
        >
          <Button variant="secondary" fill="outline" onClick={onClose}>
            {isOver ? t('exceptions.mark.close', 'Close') : t('exceptions.mark.cancel', 'Cancel')}
          </Button>
          {!isOver && (
            <Button type="submit" disabled={!mayMark || sending}>
              {markVerb(action)}
            </Button>
          )}
        </Modal.ButtonRow>
      </form>
    </Modal>
  );
}

/** Takes the focus once the dialog has taken it, so that it knows where to give it back to. */
function useFocus<Target extends HTMLElement>() {
  const target = useRef<Target>(null);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => target.current?.focus());
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return target;
}

const getStyles = (theme: GrafanaTheme2) => ({
  dialog: css({ width: 'min(640px, 96vw)' }),
  form: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  help: css({ margin: 0, color: theme.colors.text.secondary }),
});
