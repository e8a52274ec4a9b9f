// The button used everywhere, in five weights.
import type { ComponentProps } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends Omit<ComponentProps<"button">, "className"> {
  readonly className?: string | undefined;
  readonly weight?: "primary" | "secondary" | "danger" | "plain" | "icon";
}

export function Button({
  weight = "plain",
  className = "",
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    // oxlint-disable-next-line react/button-has-type -- the default above is "button"
    <button
      type={type}
      className={`${styles.button} ${styles[weight] ?? ""} ${className}`}
      {...rest}
    />
  );
}
