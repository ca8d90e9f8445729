/** The company that the sandbox's sessions belong to. */

/** Its name, as a person reads it before deciding. */
export const brandName = 'Sandbox Bank';
