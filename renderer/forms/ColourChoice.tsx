// Radio buttons for the colours, and for no colour.
import { useId } from "react";
import type { Colour } from "../../electron/contract/contract.ts";
import { colourList, colourNames } from "./colourNames.ts";
import { Disc } from "../ui/Disc.tsx";
import styles from "./ColourChoice.module.css";

interface ColourChoiceProps {
  readonly value: Colour | null;
  readonly onChange: (colour: Colour | null) => void;
}

export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>Colour</legend>
      {[null, ...colourList].map((colour) => (
        <label key={colour} className={styles.option}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={value === colour}
            onChange={() => onChange(colour)}
          />
          {colour === null ? <span className={styles.none} /> : <Disc colour={colour} isNamed />}
          {colour === null ? "No colour" : colourNames[colour]}
        </label>
      ))}
    </fieldset>
  );
}
