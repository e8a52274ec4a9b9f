// A masked field for a secret; a button reveals it, to check what was pasted.
import { type ComponentProps, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Field } from "./Field.tsx";
import { Icon } from "../ui/icons.tsx";

export function SecretField(props: Omit<ComponentProps<typeof Field>, "type" | "trailing">) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...props}
      type={shown ? "text" : "password"}
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
  );
}
