import React, { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { type Incident } from '@vigil/core/vocabulary/incident';
import { type BackendProblem } from '../../../proxy/backend-problem';
import { foldError } from '../../../proxy/fold-error';
import { type DialogAction } from '../marking/mark-words';
import { MarkProblem } from '../marking/MarkProblem';
import { sendMark } from '../marking/send-mark';
import { useMayMark, whyNotMark } from '../marking/use-may-mark';

export interface MarkButtonsProps {
  incident: Incident;
  /** Opens the dialog. */
  onAsk(action: DialogAction): void;
  onMarked(incidents: Incident[]): void;
}

/** Acknowledge, mute and annotate, or take that back. */
export function MarkButtons({ incident, onAsk, onMarked }: MarkButtonsProps) {
  const mayMark = useMayMark();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<BackendProblem | null>(null);
  const { id, acknowledged, muted, note, state } = incident;
  const takeBack = async (action: 'unacknowledge' | 'unmute') => {
    setSending(true);
    setProblem(null);
    try {
      onMarked((await sendMark({ action, ids: [id] })).incidents);
    } catch (error) {
      setProblem(foldError(error));
    } finally {
      setSending(false);
    }
  };
  const shared = {
    size: 'sm',
    variant: 'secondary',
    disabled: !mayMark || sending,
    tooltip: mayMark ? undefined : whyNotMark(),
  } as const;
  const isOver = state !== 'open';
  return (
    <>
      {acknowledged ? (
        <Button {...shared} icon="check" onClick={() => takeBack('unacknowledge')}>
          {t('exceptions.mark.unacknowledge', 'Unacknowledge')}
        </Button>
      ) : (
        <Button
          {...shared}
          icon="check"
          disabled={shared.disabled || isOver}
          tooltip={
            mayMark && isOver
              ? t('exceptions.mark.over', 'It is over: there is nothing to acknowledge')
              : shared.tooltip
          }
          onClick={() => onAsk('acknowledge')}
        >
          {t('exceptions.mark.acknowledge', 'Acknowledge')}
        </Button>
      )}
      {muted ? (
        <Button {...shared} icon="bell" onClick={() => takeBack('unmute')}>
          {t('exceptions.mark.unmute', 'Unmute')}
        </Button>
      ) : (
        <Button {...shared} icon="bell-slash" onClick={() => onAsk('mute')}>
          {t('exceptions.mark.mute', 'Mute')}
        </Button>
      )}
      <Button {...shared} icon="comment-alt" onClick={() => onAsk('note')}>
        {note ? t('exceptions.mark.edit-note', 'Edit note') : t('exceptions.mark.note', 'Note')}
      </Button>
      {problem && <MarkProblem problem={problem} />}
    </>
  );
}
