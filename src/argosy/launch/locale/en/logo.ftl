launch-problem-logo-broken = “{ $value }” is no drawing that can be read. Export it again as SVG.
launch-problem-logo-part = The logo “{ $value }” contains { $part }, which a logo may not hold. Export it again as plain SVG: words as outlines, no style sheet, no pictures, links or scripts.
launch-problem-logo-size = The logo “{ $value }” does not say what part of the drawing is seen. Export it again with a viewBox.
launch-problem-logo-too-big = The logo “{ $value }” is larger than 256 KB or has more than 2,000 parts. Simplify it.
launch-problem-logo-empty = The logo “{ $value }” draws nothing. Export it again with its shapes.
launch-problem-logo-shape = The logo “{ $value }” measures { $part }. Its width must be between half and twelve times its height: cut off empty margins or hand in another version.
