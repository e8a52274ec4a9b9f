// Radio buttons for the colours, and for no colour.
import { useId } from "react";
import type { Colour } from "../../electron/contract/contract.ts";
import styles from "./ColourChoice.module.css";
import { Disc } from "../ui/Disc.tsx";

interface ColourChoiceProps {
  readonly value: Colour | null;
  readonly onChange: (colour: Colour | null) => void;
}

export const colourNames: Readonly<Record<Colour, string>> = {
  red: "Red",
  orange: "Orange",
  yellow: "Yellow",
  green: "Green",
  teal: "Teal",
  blue: "Blue",
  purple: "Purple",
  grey: "Grey",
};
export const isColour = (name: string): name is Colour => Object.hasOwn(colourNames, name);
const colours = Object.keys(colourNames).filter(isColour);

export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend>Colour</legend>
      {[null, ...colours].map((colour) => (
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
