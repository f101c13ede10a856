import type { Field, Form } from '../practice/types';

/**
 * The form as it may stand on paper: private fields only if they were asked for by name, each as
 * "form/field" or "form/group.field" (entries/form-fields.ts). A step that asks nothing but private
 * things goes with them.
 */
export function openForm(form: Form, asked: readonly string[]): Form {
  const isOpen = (field: Field, name: string) => !field.private || asked.includes(`${form.id}/${name}`);
  const open = (field: Field): Field =>
    field.fields === undefined || field.private
      ? field
      : { ...field, fields: field.fields.filter((one) => isOpen(one, `${field.id}.${one.id}`)) };
  const steps = form.steps.map((step) => ({
    ...step,
    fields: step.fields.filter((one) => isOpen(one, one.id)).map(open)
  }));
  return { ...form, steps: steps.filter((step, i) => step.fields.length > 0 || form.steps[i]?.fields.length === 0) };
}
