export { Button, type ButtonLook, type ButtonProps, buttonClass } from './button.tsx';
export { IconButton } from './icon-button.tsx';
export { Link, LinkButton } from './link.tsx';
export { PrintButton } from './print-button.tsx';
export { Spinner } from './spinner.tsx';
