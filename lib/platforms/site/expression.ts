import { compile, TreeInterpreter } from '@jmespath-community/jmespath';
import type { Json } from '../../wire/json';
import type { Pick } from '../../wire/pick';
import { MAX_EXPRESSION } from './site';

type ExpressionNode = ReturnType<typeof compile>;

/**
 * JMESPath expressions (jmespath.site) of a person's own sites. An answer is picked from before anything looks at it, so an
 * expression must name the fields that it needs: `pickOf` reads them off it.
 */
export interface Expression {
  /** What it gives for an answer that was picked by `pickOf`. Undefined: nothing, or of no use to it. Never throws. */
  readonly value: (json: Json) => Json | undefined;
  readonly node: ExpressionNode;
}

/** Why an expression can't be used: one sentence. */
export class ExpressionError extends Error {}

/** @throws ExpressionError */
export function parseExpression(text: string): Expression {
  if (text.trim() === '')
    throw new ExpressionError('Write where the number stands, such as data.credits.left.');
  if (text.length > MAX_EXPRESSION)
    throw new ExpressionError(`An expression has at most ${MAX_EXPRESSION} characters.`);
  const node = compiled(text);
  // Names what it can't be used with.
  wantedBy(node, emptyPlace());
  return {
    node,
    value: (json) => {
      try {
        return TreeInterpreter.search(node, json as never) as Json;
      } catch {
        // The answer has another kind of value than a function or operator needs: nothing of use is there.
        return undefined;
      }
    },
  };
}

/** The same, but what can't be used gives nothing: another version of us may have saved it. */
export function savedExpression(text: string): Expression {
  try {
    return parseExpression(text);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { node: { type: 'Literal', value: null }, value: () => undefined };
  }
}

/** The fields that these expressions need, and no others. */
export function pickOf(expressions: readonly Expression[]): Pick {
  const root = emptyPlace();
  for (const { node } of expressions) wantedBy(node, root);
  return pickAt(root);
}

function compiled(text: string): ExpressionNode {
  try {
    return compile(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^Syntax error:?\s*/i, '').slice(0, 120) : '';
    throw new ExpressionError(`This is no JMESPath expression: ${why || 'it can’t be read'}.`);
  }
}

/** A place in the answer, and what is wanted below it. */
interface Place {
  readonly keys: Map<string, Place>;
  each?: Place;
  any?: Place;
}

/** What an expression gives: what stands at a place, a list of such, or an object that the expression itself makes. */
type Shape =
  | { readonly at: Place }
  | { readonly listOf: readonly Shape[] }
  | { readonly made: ReadonlyMap<string, readonly Shape[]> };

function emptyPlace(): Place {
  return { keys: new Map() };
}

function wantedBy(node: ExpressionNode, root: Place): void {
  if (shapesOf(node, [{ at: root }]).some((shape) => 'at' in shape && shape.at === root))
    throw new ExpressionError('Name the field: the whole answer is never read.');
}

/** Functions that give one of the elements of their list, that give the list in another order, or a value of their own. */
const choosing = ['max_by', 'min_by', 'find_first'];
const reordering = ['sort_by', 'sort', 'reverse', 'to_array'];
const ofLists = ['avg', 'join', 'length', 'max', 'min', 'sum'];
const ofValues = ['abs', 'ceil', 'contains', 'ends_with', 'floor', 'lower', 'starts_with', 'to_number'];
const others = ['not_null', 'to_string', 'upper'];
const functions = [...choosing, ...reordering, ...ofLists, ...ofValues, ...others];

function shapesOf(node: ExpressionNode, from: readonly Shape[]): readonly Shape[] {
  const walk = (inner: ExpressionNode, of = from) => shapesOf(inner, of);
  switch (node.type) {
    case 'Identity':
    case 'Current':
      return from;
    case 'Field':
      return from.flatMap((shape) => fieldOf(shape, node.name));
    case 'Index':
      return from.flatMap(elementsOf);
    case 'Slice':
      return [{ listOf: from.flatMap(elementsOf) }];
    case 'Subexpression':
    case 'Pipe':
      return walk(node.right, walk(node.left));
    case 'IndexExpression':
      return node.right.type === 'Slice'
        ? [{ listOf: walk(node.left).flatMap(elementsOf) }]
        : walk(node.right, walk(node.left));
    case 'Projection':
      return [{ listOf: walk(node.right, walk(node.left).flatMap(elementsOf)) }];
    case 'Flatten':
      return [{ listOf: walk(node.child).flatMap(elementsOf) }];
    case 'ValueProjection':
      return [{ listOf: walk(node.right, walk(node.left).flatMap(valuesOf)) }];
    case 'FilterProjection': {
      const elements = walk(node.left).flatMap(elementsOf);
      walk(node.condition, elements);
      return [{ listOf: walk(node.right, elements) }];
    }
    case 'OrExpression':
    case 'AndExpression':
      return [...walk(node.left), ...walk(node.right)];
    case 'Ternary':
      walk(node.condition);
      return [...walk(node.trueExpr), ...walk(node.falseExpr)];
    case 'Comparator':
    case 'Arithmetic':
      walk(node.left);
      walk(node.right);
      return [];
    case 'Unary':
      walk(node.operand);
      return [];
    case 'NotExpression':
      walk(node.child);
      return [];
    case 'Literal':
      return [];
    case 'MultiSelectList':
      return [{ listOf: node.children.flatMap((child) => walk(child)) }];
    case 'MultiSelectHash':
      return [{ made: new Map(node.children.map(({ name, value }) => [name, walk(value)])) }];
    case 'Function':
      return functionShapes(node.name, node.children, from);
    default:
      throw new ExpressionError('Variables and the root ($) can’t be used here.');
  }
}

function functionShapes(
  name: string,
  given: readonly ExpressionNode[],
  from: readonly Shape[],
): readonly Shape[] {
  if (!functions.includes(name)) throw new ExpressionError(`The function ${name} can’t be used here.`);
  const found = given
    .filter(({ type }) => type !== 'ExpressionReference')
    .flatMap((one) => shapesOf(one, from));
  for (const one of given) {
    // `&x` is looked up in each element.
    if (one.type === 'ExpressionReference') shapesOf(one.child, found.flatMap(elementsOf));
  }
  if (choosing.includes(name)) return found.flatMap(elementsOf);
  if (reordering.includes(name)) return [{ listOf: found.flatMap(elementsOf) }];
  if (ofLists.includes(name)) found.flatMap(elementsOf);
  return name === 'not_null' ? found : [];
}

function fieldOf(shape: Shape, name: string): readonly Shape[] {
  if ('made' in shape) return shape.made.get(name) ?? [];
  // In JMESPath the field of a list is nothing.
  if ('listOf' in shape) return [];
  const known = shape.at.keys.get(name);
  if (known !== undefined) return [{ at: known }];
  const place = emptyPlace();
  shape.at.keys.set(name, place);
  return [{ at: place }];
}

function elementsOf(shape: Shape): readonly Shape[] {
  if ('listOf' in shape) return shape.listOf;
  if ('made' in shape) return [];
  shape.at.each ??= emptyPlace();
  return [{ at: shape.at.each }];
}

function valuesOf(shape: Shape): readonly Shape[] {
  if ('made' in shape) return [...shape.made.values()].flat();
  if ('listOf' in shape) return [];
  shape.at.any ??= emptyPlace();
  return [{ at: shape.at.any }];
}

/** What is looked into as an object and as a list is an object here: no answer is both. */
function pickAt({ keys, each, any }: Place): Pick {
  if (keys.size > 0 || any !== undefined) {
    const named = Object.fromEntries([...keys].map(([key, place]) => [key, pickAt(place)]));
    return { keys: any === undefined ? named : { ...named, '*': pickAt(any) } };
  }
  return each === undefined ? true : { each: pickAt(each) };
}
