import { parseSync } from "vite";

/** What the architecture test and the figures need to know about one file. */
export interface SourceFacts {
  /** Every module named: `import`, `export from`, type imports, `import()`, worker URLs, CSS `composes`. */
  readonly imports: readonly string[];
  /** Every function with a body in braces, and every named one; lines count the first and the last. */
  readonly functions: readonly FunctionFact[];
  /** How often the type `any` is written. */
  readonly anys: number;
}

export interface FunctionFact {
  readonly name: string;
  readonly lines: number;
}

/** Facts of a TypeScript file. Throws when it does not parse or an import cannot be read from the text. */
export const typescriptFacts = (path: string, text: string): SourceFacts => {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const facts = { imports: [] as string[], functions: [] as FunctionFact[], anys: 0 };
  visit(program, undefined, (node, parent) => {
    if (node.type === "TSAnyKeyword") facts.anys++;
    facts.imports.push(...modulesNamedBy(node, path));
    const name = functionName(node, parent);
    if (name !== undefined) facts.functions.push({ name, lines: linesOf(text, node) });
  });
  return facts;
};

/** Facts of a style sheet: `@import` and `composes … from`. */
export const styleFacts = (text: string): SourceFacts => ({
  imports: [...text.matchAll(/(?:@import\s+(?:url\()?|composes:[^;]*\bfrom\s+)["']([^"']+)["']/g)].flatMap(
    (match) => match[1] ?? [],
  ),
  functions: [],
  anys: 0,
});

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

const visit = (value: unknown, parent: Node | undefined, see: (node: Node, parent?: Node) => void): void => {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, parent, see);
  } else if (isNode(value)) {
    see(value, parent);
    for (const child of Object.values(value)) if (typeof child === "object") visit(child, value, see);
  }
};

const importing = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

const modulesNamedBy = (node: Node, path: string): readonly string[] => {
  if (importing.has(node.type)) return isNode(node.source) ? [literal(node.source, path)] : [];
  const [first, second] = Array.isArray(node.arguments) ? (node.arguments as unknown[]) : [];
  if (node.type === "NewExpression" && isNode(first) && isImportMeta(second, "url")) {
    return [literal(first, path)];
  }
  if (node.type === "CallExpression" && isImportMeta(node.callee, "glob")) {
    throw new Error(`${path}: import.meta.glob hides what is imported; write the imports out`);
  }
  return [];
};

const isImportMeta = (node: unknown, property: string): boolean =>
  isNode(node) &&
  node.type === "MemberExpression" &&
  isNode(node.object) &&
  node.object.type === "MetaProperty" &&
  isNode(node.property) &&
  node.property.name === property;

const literal = (node: Node, path: string): string => {
  if (typeof node.value === "string") return node.value;
  throw new Error(`${path}: an import must name its module in plain text`);
};

const functions = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const naming = new Set(["VariableDeclarator", "Property", "MethodDefinition", "PropertyDefinition"]);

const functionName = (node: Node, parent: Node | undefined): string | undefined => {
  if (!functions.has(node.type) || !isNode(node.body)) return undefined;
  const given = parent && naming.has(parent.type) ? (parent.id ?? parent.key) : node.id;
  if (isNode(given)) return String(given.name ?? given.value ?? "(computed)");
  return node.body.type === "BlockStatement" ? "(inline)" : undefined;
};

const linesOf = (text: string, node: Node): number => text.slice(node.start, node.end).split("\n").length;
