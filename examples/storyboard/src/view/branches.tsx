import { BranchPickerPrimitive } from '@assistant-ui/react';
import { Icon } from './icons';

/** Leads from one version of a message to another; nothing where there is one alone. */
export function Branches({ of }: { of: string }) {
  return (
    <BranchPickerPrimitive.Root
      hideWhenSingleBranch
      className="branches"
      role="group"
      aria-label={`Versions of this ${of}`}
    >
      <BranchPickerPrimitive.Previous className="quiet square small" aria-label="Previous version">
        <Icon name="left" />
      </BranchPickerPrimitive.Previous>
      <span className="count">
        <BranchPickerPrimitive.Number /> / <BranchPickerPrimitive.Count />
      </span>
      <BranchPickerPrimitive.Next className="quiet square small" aria-label="Next version">
        <Icon name="right" />
      </BranchPickerPrimitive.Next>
    </BranchPickerPrimitive.Root>
  );
}
