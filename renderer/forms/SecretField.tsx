// A masked field for a secret; a button shows what was pasted beneath it. Nothing copies out of either: the browser lets no masked
// text be copied, cut, dragged or selected into the primary selection, and the text beneath cannot be selected.
import { type ComponentProps, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Field } from "./Field.tsx";
import { Icon } from "../ui/icons.tsx";
import styles from "./SecretField.module.css";

export function SecretField(props: Omit<ComponentProps<typeof Field>, "type" | "trailing">) {
  const { value } = props;
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.secret}>
      <Field
        {...props}
        type="password"
        trailing={
          <Button
            weight="icon"
            aria-label={shown ? "Hide what is typed" : "Show what is typed"}
            onClick={() => setShown(!shown)}
          >
            <Icon name="eye" />
          </Button>
        }
      />
      {shown && <code className={styles.shown}>{value === "" ? "Nothing is typed." : value}</code>}
    </div>
  );
}
