launch-problem-logo-broken = „{ $value }” nie jest czytelnym rysunkiem. Wyeksportuj go ponownie jako SVG.
launch-problem-logo-part = Logo „{ $value }” zawiera { $part }, czego logo mieć nie może. Wyeksportuj je ponownie jako prosty SVG: napisy zamienione na krzywe, bez arkusza stylów, obrazów, linków i skryptów.
launch-problem-logo-size = Logo „{ $value }” nie podaje widocznego obszaru rysunku. Wyeksportuj je ponownie z atrybutem viewBox.
launch-problem-logo-too-big = Logo „{ $value }” przekracza 256 KB lub 2000 elementów. Uprość je.
launch-problem-logo-empty = Logo „{ $value }” niczego nie rysuje. Wyeksportuj je ponownie wraz z kształtami.
launch-problem-logo-shape = Logo „{ $value }” ma wymiary { $part }. Szerokość musi wynosić od połowy do dwunastokrotności wysokości: przytnij puste marginesy albo dostarcz inną wersję.
