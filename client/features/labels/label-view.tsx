import { cellOf, type LabelMark, type LabelSize } from "./label-layout.ts";

export interface LabelViewProps {
  readonly marks: readonly LabelMark[];
  readonly size: LabelSize;
  readonly label: string;
}

/** A label as it will be printed, in millimetres. */
export const LabelView = ({ marks, size, label }: LabelViewProps) => {
  const { width, height } = cellOf(size);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width}mm`, height: `${height}mm` }}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {marks.map((mark, i) =>
        mark.type === "dark" ? (
          <rect
            key={i}
            x={mark.x}
            y={mark.y}
            width={mark.width}
            height={mark.height}
            shape-rendering="crispEdges"
          />
        ) : (
          <text
            key={i}
            x={mark.x}
            y={mark.y}
            font-size={mark.size}
            font-weight={mark.bold ? 700 : 400}
            text-anchor={ANCHORS[mark.align]}
            text-decoration={mark.struck ? "line-through" : undefined}
          >
            {mark.text}
          </text>
        ),
      )}
    </svg>
  );
};

const ANCHORS = { left: "start", center: "middle", right: "end" } as const;
