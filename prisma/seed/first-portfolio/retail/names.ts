/** Given names and family names of the regions that the story's customers come from; nobody is meant. */
export const GIVEN = [
  ..."Anna Ben Clara David Elif Finn Greta Hakan Ida Jonas Katja Leon Mia Nils Olivia Paul Rosa Samir".split(
    " ",
  ),
  ..."Tessa Umut Vera Willem Xenia Yusuf Zoe Amara Bruno Chiara Dilan Emil Freya Goran Hanna Igor Jana".split(
    " ",
  ),
  ..."Kofi Lara Mateo Nadia Oskar Petra Quentin Rania Stefan Talia Ugo Viola Wanda Yara Zeno".split(" "),
];

export const FAMILY = [
  ..."Abel Bauer Cooper Demir Engel Fischer Green Hughes Ivanov Jansen Kaya Lindner Moreno Novak".split(" "),
  ..."Okafor Peters Quist Roth Schmidt Turner Ulrich Vogel Walker Yilmaz Zimmer Adeyemi Bergmann".split(" "),
  ..."Castro Dawson Eriksen Fuchs Gruber Hartmann Iqbal Jung Keller Larsen Mertens Nowak Ortega".split(" "),
  ..."Parker Quinn Richter Santos Tanaka Unger Vasquez Weber Young Ziegler".split(" "),
];

export const STREETS = [
  ..."Amselweg Birkenallee Castle_Lane Dorfstraße Elm_Road Fliederweg Gartenstraße Hill_Street".split(" "),
  ..."Kirchplatz Lindenallee Mill_Lane Nordring Orchard_Way Parkstraße Station_Road Tulpenweg".split(" "),
].map((street) => street.replace("_", " "));
