// The first or the second half of all forms: see practise-forms.mjs.
import { testForms } from './practise-forms.mjs';

testForms(1);
