import { useId } from 'react';
import { Button } from '../ui/button';
import './offer.css';

export interface OfferProps {
  /** The platform's. */
  readonly name: string;
  /** It is offered once: either answer is kept. */
  readonly onAnswer: (on: boolean) => void;
}

/** Offers, once and quietly, to ask before requests that can't be paid. */
export function Offer({ name, onAnswer }: OfferProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would set its legend apart from the line of its buttons
    <div className="offer" role="group" aria-labelledby={id}>
      <p className="offer-words" id={id}>
        Ask me before a request that costs more than is left?
      </p>
      <div className="offer-answers">
        <Button onClick={() => onAnswer(true)}>
          Ask me<span className="visually-hidden"> before expensive requests at {name}</span>
        </Button>
        <Button variant="quiet" onClick={() => onAnswer(false)}>
          No<span className="visually-hidden"> asking at {name}</span>
        </Button>
      </div>
    </div>
  );
}
